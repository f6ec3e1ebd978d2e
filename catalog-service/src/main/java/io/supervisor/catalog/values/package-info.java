/** Service configs checked against the values schema of a version. */
package io.supervisor.catalog.values;
