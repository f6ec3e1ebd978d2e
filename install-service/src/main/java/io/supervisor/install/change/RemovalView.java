package io.supervisor.install.change;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.supervisor.install.bundle.ObjectName;
import io.supervisor.install.bundle.Volume;
import java.util.List;

/**
 * What a removal takes away. What else lives in the namespace, the namespace-service knows.
 *
 * @param objects the objects of the install; its namespace goes with whatever else is in it
 * @param volumes storage that is lost with its data
 * @param addresses where it was reached; they are given back
 * @param neededBy services on the same Supervisor that need it
 * @param losesData whether the id of the service must be typed to confirm it
 */
public record RemovalView(
    String supervisor,
    String service,
    String namespace,
    List<ObjectName> objects,
    List<Volume> volumes,
    @JsonRawValue String addresses,
    List<String> neededBy,
    boolean losesData) {}
