/** The namespaces of Supervisors, by whose labels pods choose other pods. */
package io.supervisor.scheduler.namespace;
