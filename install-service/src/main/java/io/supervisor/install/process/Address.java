package io.supervisor.install.process;

import java.util.List;

/**
 * Where a load balanced Service of an install is reached.
 *
 * @param service name of the Kubernetes Service
 * @param address IP address or host name
 * @param ports TCP ports
 */
public record Address(String service, String address, List<Integer> ports) {}
