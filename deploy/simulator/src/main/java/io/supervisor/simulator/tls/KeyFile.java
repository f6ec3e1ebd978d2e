package io.supervisor.simulator.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A key pair that is made once and kept in a file. */
public record KeyFile(PemFile file) {

  public KeyPair load() {
    try {
      return file.exists() ? read() : make();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + file.path(), e);
    }
  }

  private KeyPair make() throws IOException {
    KeyPair made = generate();
    file.write(new JcaPKCS8Generator(made.getPrivate(), null), made.getPublic());
    return made;
  }

  private KeyPair read() throws IOException {
    List<Object> saved = file.read();
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    return new KeyPair(
        converter.getPublicKey((SubjectPublicKeyInfo) saved.get(1)),
        converter.getPrivateKey((PrivateKeyInfo) saved.get(0)));
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a key", e);
    }
  }
}
