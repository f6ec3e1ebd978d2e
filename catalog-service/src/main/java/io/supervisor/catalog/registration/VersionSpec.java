package io.supervisor.catalog.registration;

/**
 * What a version is made of, in the fields of all three formats.
 *
 * @param content the YAML file in Base64, white space allowed
 * @param acceptEula of the vSphere format: the EULA in the file is accepted
 * @param version of a custom service
 * @param displayName of a custom service
 * @param description of a custom service
 */
record VersionSpec(
    String content, Boolean acceptEula, String version, String displayName, String description) {}
