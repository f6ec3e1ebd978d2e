package io.supervisor.install.bundle;

/**
 * What a bundle is to be made of.
 *
 * @param packageGzip the uploaded bytes, compressed
 * @param config the service config, sealed for the install; empty for none
 */
public record BundleRequest(
    String install, String namespace, Delivery delivery, byte[] packageGzip, byte[] config) {}
