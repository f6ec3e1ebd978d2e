package io.supervisor.namespace.workload;

import java.util.List;

/** Where a load balanced Service is reached. */
record Address(String service, String address, List<Integer> ports) {}
