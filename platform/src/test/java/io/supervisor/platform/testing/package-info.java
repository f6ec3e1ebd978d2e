/** Real servers and real tokens for the tests of every service. */
package io.supervisor.platform.testing;
