package io.supervisor.catalog.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The list of services as JSON, made anew only when it changed. Each call still asks the database
 * whether it did, so that whoever registered a service sees it in the next list, also from another
 * instance of this service.
 */
@ApplicationScoped
class ServiceList {

  private final SupervisorServiceRepository services;
  private final ObjectMapper json;
  private final ListChange change;
  private volatile Written last = new Written(-1, new byte[0]);

  /** The list as of a change. */
  private record Written(long change, byte[] list) {}

  ServiceList(SupervisorServiceRepository services, ObjectMapper json, ListChange change) {
    this.change = change;
    this.services = services;
    this.json = json;
  }

  Uni<byte[]> json() {
    return change
        .number()
        .chain(
            number -> {
              Written known = last;
              return known.change() == number
                  ? Uni.createFrom().item(known.list())
                  : Panache.withSession(() -> write(number));
            });
  }

  /** The number is read before the list: a change in between makes the next call write again. */
  private Uni<byte[]> write(long number) {
    return services
        .listAll(Sort.by("id"))
        .map(
            all -> {
              byte[] list = bytes(all.stream().map(Views.ServiceSummary::of).toList());
              if (number > last.change()) {
                last = new Written(number, list);
              }
              return list;
            });
  }

  private byte[] bytes(List<Views.ServiceSummary> list) {
    try {
      return json.writeValueAsBytes(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list has no JSON form", e);
    }
  }
}
