/** What speaks for and against an install or change, before it is asked for. */
package io.supervisor.install.precheck;
