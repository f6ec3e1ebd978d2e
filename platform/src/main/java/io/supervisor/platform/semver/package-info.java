/**
 * Versions, the languages that constrain them, and the choice among them. Two languages exist side
 * by side: {@link io.supervisor.platform.semver.VersionConstraint} of Carvel packages and {@link
 * io.supervisor.platform.semver.GoVersionConstraint} of the platform's annotations.
 */
package io.supervisor.platform.semver;
