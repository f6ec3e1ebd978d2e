package io.supervisor.catalog.admission;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Body of an install or of its change.
 *
 * @param yamlServiceConfig YAML in Base64, at most 256 KiB decoded; absent for no config
 */
record InstallSpec(
    String supervisorService, String version, String yamlServiceConfig, Object serviceConfig) {

  private static final String ID = "vcenter.wcp.appplatform.supervisorservice.install.invalid";
  private static final int LIMIT = 256 * 1024;

  /** The command this body stands for; 400 naming every field that is wrong. */
  InstallCommand command(String supervisor, String service, String by) {
    List<Finding> faults = new ArrayList<>();
    if (service == null || service.isBlank()) {
      faults.add(new Finding("supervisor_service", "is missing", "Name a registered service."));
    }
    if (version == null || version.isBlank()) {
      faults.add(new Finding("version", "is missing", "Name a version of the service."));
    }
    if (serviceConfig != null) {
      faults.add(
          new Finding(
              "service_config", "is not supported", "Use yaml_service_config: YAML in Base64."));
    }
    String config = config(faults);
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid(ID, "The install is refused", faults);
    }
    return new InstallCommand(supervisor, service, version, config, by);
  }

  private String config(List<Finding> faults) {
    if (yamlServiceConfig == null) {
      return "";
    }
    try {
      byte[] yaml = Base64.getDecoder().decode(yamlServiceConfig.replaceAll("\\s+", ""));
      if (yaml.length > LIMIT) {
        faults.add(new Finding("yaml_service_config", "is larger than 256 KiB", "Shorten it."));
        return "";
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      faults.add(
          new Finding(
              "yaml_service_config", "is not UTF-8 text in Base64", "Encode it with base64."));
      return "";
    }
  }
}
