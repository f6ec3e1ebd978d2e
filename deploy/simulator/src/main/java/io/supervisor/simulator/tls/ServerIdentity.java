package io.supervisor.simulator.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate authority of the simulator and the server certificate that it signed. */
public final class ServerIdentity {
  private static final Duration VALID = Duration.ofDays(3650);

  private final KeyPair authorityKey;
  private final KeyPair serverKey;
  private final PemFile authority;
  private final PemFile server;
  private final Clock clock;

  private ServerIdentity(Path directory, Clock clock) {
    this.clock = clock;
    this.authorityKey = new KeyFile(new PemFile(directory.resolve("ca.key"))).load();
    this.serverKey = new KeyFile(new PemFile(directory.resolve("server.key"))).load();
    this.authority = new PemFile(directory.resolve("ca.crt"));
    this.server = new PemFile(directory.resolve("server.crt"));
  }

  /** Takes the identity that the directory holds, or makes one for the host and keeps it there. */
  public static ServerIdentity load(Path directory, String host, Clock clock) {
    ServerIdentity identity = new ServerIdentity(directory, clock);
    try {
      if (!identity.authority.exists()) {
        identity.authority.write(identity.authorityCertificate());
      }
      identity.server.write(identity.serverCertificate(host));
    } catch (OperatorCreationException | CertIOException e) {
      throw new IllegalStateException("cannot make a certificate", e);
    }
    return identity;
  }

  public String authorityPem() {
    return authority.text();
  }

  public PemKeyCertOptions options() {
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(server.text() + authority.text()))
        .addKeyValue(Buffer.buffer(privateKey()));
  }

  private String privateKey() {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(new JcaPKCS8Generator(serverKey.getPrivate(), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private X509CertificateHolder authorityCertificate()
      throws OperatorCreationException, CertIOException {
    JcaX509v3CertificateBuilder builder = builder("CN=supervisor-simulator-ca", authorityKey);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    int usage = KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature;
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    return sign(builder);
  }

  private X509CertificateHolder serverCertificate(String host)
      throws OperatorCreationException, CertIOException {
    JcaX509v3CertificateBuilder builder = builder("CN=supervisor-simulator", serverKey);
    KeyUsage usage = new KeyUsage(KeyUsage.digitalSignature);
    builder.addExtension(Extension.keyUsage, true, usage);
    ExtendedKeyUsage purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
    builder.addExtension(Extension.extendedKeyUsage, false, purpose);
    builder.addExtension(Extension.subjectAlternativeName, false, names(host));
    return sign(builder);
  }

  private static GeneralNames names(String host) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    names.add(new GeneralName(GeneralName.dNSName, "kubernetes.default.svc"));
    names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    if (!host.equals("127.0.0.1") && !host.equals("localhost")) {
      boolean address = host.matches("[0-9.]+|.*:.*");
      names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private JcaX509v3CertificateBuilder builder(String subject, KeyPair keys) {
    Instant now = clock.instant();
    return new JcaX509v3CertificateBuilder(
        new X500Name("CN=supervisor-simulator-ca"),
        new BigInteger(120, new SecureRandom()),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(VALID)),
        new X500Name(subject),
        keys.getPublic());
  }

  private X509CertificateHolder sign(JcaX509v3CertificateBuilder builder)
      throws OperatorCreationException {
    return builder.build(
        new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate()));
  }
}
