package io.supervisor.catalog.manifest;

import io.supervisor.catalog.compatibility.Compatibility;
import io.supervisor.catalog.relation.Relations;
import java.util.List;

/**
 * What a manifest says beside its name, kept with the version.
 *
 * @param about the service as this version describes it
 * @param release this version
 * @param renderNeeds what its templates need that this suite cannot do; empty when it can render
 *     them. Such a version installs through kapp-controller where a Supervisor has it
 * @param deprecated why it should no longer be used; absent when it may
 * @param mustBeInstalled whether a Supervisor is incomplete without the service
 * @param eula text to accept; absent for none
 */
public record PackageDetails(
    About about,
    Release release,
    Relations relations,
    Compatibility compatibility,
    List<String> renderNeeds,
    String deprecated,
    boolean mustBeInstalled,
    String eula) {

  /** Nothing but the licence text is null. */
  public PackageDetails {
    about = about == null ? About.NOTHING : about;
    release = release == null ? Release.NOTHING : release;
    relations = relations == null ? Relations.NONE : relations;
    compatibility = compatibility == null ? Compatibility.ANYWHERE : compatibility;
    renderNeeds = renderNeeds == null ? List.of() : List.copyOf(renderNeeds);
  }

  /** Of a manifest that says no more than its name. */
  public static PackageDetails bare(String eula) {
    return new PackageDetails(null, null, null, null, null, null, false, eula);
  }

  /**
   * A service in its author's words.
   *
   * @param icon Base64 of an SVG or PNG that is safe to show; absent for none
   */
  public record About(
      String provider,
      List<String> categories,
      List<String> maintainers,
      String longDescription,
      String support,
      String icon) {

    static final About NOTHING = new About("", null, null, "", "", null);

    /** Lists are never null. */
    public About {
      categories = categories == null ? List.of() : List.copyOf(categories);
      maintainers = maintainers == null ? List.of() : List.copyOf(maintainers);
    }
  }

  /**
   * A version in its author's words.
   *
   * @param releasedAt RFC 3339; absent when unknown
   */
  public record Release(
      String releasedAt,
      String notes,
      List<String> licenses,
      String capacity,
      List<Software> software) {

    static final Release NOTHING = new Release(null, "", null, "", null);

    /** Lists are never null. */
    public Release {
      licenses = licenses == null ? List.of() : List.copyOf(licenses);
      software = software == null ? List.of() : List.copyOf(software);
    }
  }

  /** Something the version is made of. */
  public record Software(String displayName, String version, String description) {}
}
