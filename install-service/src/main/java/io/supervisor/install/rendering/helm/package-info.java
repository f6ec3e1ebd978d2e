/** Helm charts, rendered in this process by helm's own code where there is a library of it. */
package io.supervisor.install.rendering.helm;
