package io.supervisor.catalog.registration;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.catalog.manifest.PackageDetails;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Details of a version as JSON; an older text lacks what came later. They never change. */
@Immutable
public class DetailsColumn extends JsonColumn<PackageDetails> {

  public DetailsColumn() {
    super(new TypeReference<>() {});
  }
}
