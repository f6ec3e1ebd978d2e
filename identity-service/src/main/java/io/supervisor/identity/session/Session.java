package io.supervisor.identity.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** A login that lasts: 30 minutes without use, 10 hours at most. */
@Entity
class Session {

  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(10);

  @Id private String digest;
  private String userName;
  private byte[] sealedTokens;
  private Instant createdAt;
  private Instant lastAccessed;

  @Version
  @Column(name = "revision")
  private long revision;

  Session() {}

  static Session open(String digest, String user, byte[] tokens, Instant now) {
    Session session = new Session();
    session.digest = digest;
    session.userName = user;
    session.sealedTokens = tokens.clone();
    session.createdAt = now;
    session.lastAccessed = now;
    return session;
  }

  boolean live(Instant now) {
    return lastAccessed.plus(IDLE).isAfter(now) && createdAt.plus(LONGEST).isAfter(now);
  }

  void replaceTokens(byte[] tokens) {
    sealedTokens = tokens.clone();
  }

  String digest() {
    return digest;
  }

  String userName() {
    return userName;
  }

  byte[] sealedTokens() {
    return sealedTokens.clone();
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant lastAccessed() {
    return lastAccessed;
  }
}
