/** Container images in rendered objects: where they stand, and which reference they become. */
package io.supervisor.install.rendering.image;
