package io.supervisor.simulator.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues and recognises bearer tokens: the one of the administrator and those of accounts; those of
 * users come from the OIDC provider.
 */
public final class Tokens {
  public static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  private final String adminToken;
  private final KeyPair keys;
  private final ObjectStore store;
  private final Clock clock;
  private final SignOn signOn;
  private final Map<String, JsonNode> signed = new LastUsed();

  public Tokens(String adminToken, KeyPair keys, ObjectStore store, Clock clock, SignOn signOn) {
    this.adminToken = adminToken;
    this.keys = keys;
    this.store = store;
    this.clock = clock;
    this.signOn = signOn;
  }

  /** The caller that the token stands for; empty when it is unknown or has expired. */
  public Optional<Caller> caller(String token) {
    byte[] given = token.getBytes(StandardCharsets.UTF_8);
    if (MessageDigest.isEqual(given, adminToken.getBytes(StandardCharsets.UTF_8))) {
      return Optional.of(Caller.admin());
    }
    Optional<JsonNode> own = claimsOf(token);
    return own.isPresent()
        ? own.filter(this::current).flatMap(this::account)
        : signOn.caller(token);
  }

  /** What a token says that was signed here; a signature is checked once. */
  private Optional<JsonNode> claimsOf(String token) {
    JsonNode known = signed.get(token);
    if (known != null) {
      return Optional.of(known);
    }
    String[] parts = token.split("\\.");
    if (parts.length != 3 || !verified(parts)) {
      return Optional.empty();
    }
    Optional<JsonNode> claims = claims(parts[1]);
    claims.ifPresent(found -> signed.put(token, found));
    return claims;
  }

  /** Claims by token; what was not used for the longest time goes first. */
  private static final class LastUsed extends LinkedHashMap<String, JsonNode> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;

    LastUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
      return size() > MOST;
    }
  }

  /** A signed token for the service account that ends at the given time. */
  public String issue(JsonNode account, List<String> audiences, Instant expires) {
    ObjectNode claims = Json.object();
    audiences.forEach(Json.list(claims, "aud")::add);
    claims.put("exp", expires.getEpochSecond()).put("iat", clock.instant().getEpochSecond());
    claims.put("iss", ISSUER).put("jti", UUID.randomUUID().toString());
    ObjectNode kubernetes = Json.child(claims, "kubernetes.io");
    kubernetes.put("namespace", Meta.namespace(account));
    Json.child(kubernetes, "serviceaccount")
        .put("name", Meta.name(account))
        .put("uid", Meta.uid(account));
    claims.put("nbf", clock.instant().getEpochSecond());
    claims.put("sub", user(Meta.namespace(account), Meta.name(account)));
    ObjectNode header = Json.object().put("alg", "ES256").put("typ", "JWT");
    String signed = encode(Json.bytes(header)) + "." + encode(Json.bytes(claims));
    return signed + "." + encode(sign(signed));
  }

  private static String user(String namespace, String name) {
    return "system:serviceaccount:" + namespace + ":" + name;
  }

  /** In time, and meant for this API. */
  private boolean current(JsonNode claims) {
    return claims.path("exp").asLong() > clock.instant().getEpochSecond()
        && Json.texts(claims.path("aud")).contains(ISSUER);
  }

  private Optional<Caller> account(JsonNode claims) {
    JsonNode kubernetes = claims.path("kubernetes.io");
    String namespace = Json.text(kubernetes, "namespace");
    String name = Json.text(kubernetes, "serviceaccount", "name");
    String uid = Json.text(kubernetes, "serviceaccount", "uid");
    return store
        .find(KindTable.SERVICE_ACCOUNT, namespace, name)
        .filter(account -> Meta.uid(account).equals(uid))
        .map(account -> caller(namespace, name, uid));
  }

  private static Caller caller(String namespace, String name, String uid) {
    List<String> groups =
        List.of(
            "system:serviceaccounts",
            "system:serviceaccounts:" + namespace,
            "system:authenticated");
    return new Caller(user(namespace, name), uid, groups, Map.of());
  }

  private static Optional<JsonNode> claims(String part) {
    try {
      return Optional.of(Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean verified(String[] parts) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(keys.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign a token", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
