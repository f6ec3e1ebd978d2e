package io.supervisor.install.precheck;

import io.supervisor.install.bundle.Bundle;
import java.util.List;

/**
 * What a precheck renders, and compares it with.
 *
 * @param packageGzip compressed; empty when it is not here
 * @param bundle the objects of the install as they are; null when it has none
 * @param others the objects of the other installs there, sealed
 */
record Material(byte[] packageGzip, Bundle bundle, List<Bundle> others) {}
