/** Rendering a package's templates with an administrator's values. */
package io.supervisor.install.rendering;
