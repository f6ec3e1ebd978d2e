package io.supervisor.namespace.cluster;

/**
 * What a Supervisor's API server offers.
 *
 * @param kubernetes version of the server
 * @param packages whether it serves PackageInstall, so that kapp-controller installs what it names
 */
public record Offer(String kubernetes, boolean packages) {}
