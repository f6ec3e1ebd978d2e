/** The catalog for people and consoles, under {@code /api/supervisor/services}. */
package io.supervisor.catalog.view;
