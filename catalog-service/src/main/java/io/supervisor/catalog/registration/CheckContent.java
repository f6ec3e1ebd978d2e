package io.supervisor.catalog.registration;

/** Body of {@code ?action=checkContent}. */
record CheckContent(CreateService.Content spec) {}
