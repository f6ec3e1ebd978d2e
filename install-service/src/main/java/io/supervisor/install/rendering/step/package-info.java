/** The steps of a package's template chain, and the pipeline that does them in order. */
package io.supervisor.install.rendering.step;
