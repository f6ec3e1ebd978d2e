/** What services need of each other, as the catalog tells it. */
package io.supervisor.install.dependency;
