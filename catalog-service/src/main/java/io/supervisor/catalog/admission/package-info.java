/** Admission of install commands, and vCenter's install API answered from it. */
package io.supervisor.catalog.admission;
