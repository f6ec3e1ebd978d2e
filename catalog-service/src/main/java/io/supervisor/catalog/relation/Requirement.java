package io.supervisor.catalog.relation;

/**
 * Another service that is needed, or that must not be there.
 *
 * @param refName id of the other service; absent when any service that offers {@code kind} will do
 * @param apiVersion group and version of the kind that is needed; absent with a {@code refName}
 * @param kind the kind that is needed; absent with a {@code refName}
 * @param constraints versions that count, in Carvel's constraint language; empty for all
 * @param optional whether the version works without it
 * @param when the values under which it holds; absent for always
 * @param reason why, for people; may be empty
 */
public record Requirement(
    String refName,
    String apiVersion,
    String kind,
    String constraints,
    boolean optional,
    Condition when,
    String reason) {}
