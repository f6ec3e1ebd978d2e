/**
 * The mechanism all five services stand on. Nothing in it names a catalog, an install or a host.
 */
package io.supervisor.platform;
