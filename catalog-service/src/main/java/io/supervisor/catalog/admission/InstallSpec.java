package io.supervisor.catalog.admission;

import io.supervisor.catalog.values.ConfigText;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Body of an install or of its change.
 *
 * @param yamlServiceConfig YAML in Base64, at most 256 KiB decoded; absent for no config
 * @param serviceConfig top-level keys and values, in the cluster scope only; at most one of the two
 */
record InstallSpec(
    String supervisorService,
    String version,
    String yamlServiceConfig,
    Map<String, String> serviceConfig) {

  private static final String ID = "vcenter.wcp.appplatform.supervisorservice.install.invalid";
  private static final int LIMIT = 256 * 1024;

  /** The command in the cluster scope; 400 naming every field that is wrong. */
  InstallCommand inClusterScope(String supervisor, String service, Origin origin) {
    List<Finding> faults = new ArrayList<>();
    if (serviceConfig != null && yamlServiceConfig != null) {
      faults.add(
          new Finding(
              "service_config", "is there beside yaml_service_config", "Send one of the two."));
    }
    return command(supervisor, service, config(yamlServiceConfig, faults), origin, faults);
  }

  /** The command in the Supervisor scope; 400 naming every field that is wrong. */
  InstallCommand inSupervisorScope(String supervisor, String service, Origin origin) {
    List<Finding> faults = new ArrayList<>();
    if (serviceConfig != null) {
      faults.add(
          new Finding(
              "service_config",
              "does not exist in the Supervisor scope",
              "Use yaml_service_config: YAML in Base64."));
    }
    return command(supervisor, service, config(yamlServiceConfig, faults), origin, faults);
  }

  private InstallCommand command(
      String supervisor, String service, String config, Origin origin, List<Finding> faults) {
    if (service == null || service.isBlank()) {
      faults.add(new Finding("supervisor_service", "is missing", "Name a registered service."));
    }
    if (version == null || version.isBlank()) {
      faults.add(new Finding("version", "is missing", "Name a version of the service."));
    }
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid(ID, "The install is refused", faults);
    }
    return new InstallCommand(supervisor, service, version, config, serviceConfig, origin);
  }

  /** A config out of Base64; a fault when it is none. */
  static String config(String base64, List<Finding> faults) {
    if (base64 == null) {
      return "";
    }
    try {
      byte[] yaml = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
      if (yaml.length > LIMIT) {
        faults.add(new Finding(ConfigText.FIELD, "is larger than 256 KiB", "Shorten it."));
        return "";
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      faults.add(
          new Finding(ConfigText.FIELD, "is not UTF-8 text in Base64", "Encode it with base64."));
      return "";
    }
  }

  /** Names what is wanted, never the config: it may hold secrets. */
  @Override
  public String toString() {
    return "InstallSpec[%s %s]".formatted(supervisorService, version);
  }
}
