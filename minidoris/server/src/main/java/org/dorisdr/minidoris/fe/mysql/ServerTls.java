package org.dorisdr.minidoris.fe.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import org.dorisdr.minidoris.fe.FeSettings;

/**
 * The certificates of the MySQL port, under Doris's settings: {@code enable_ssl} offers TLS to
 * clients and asks for theirs, {@code ssl_force_client_auth} lets none in over TLS without. Clients
 * that do not want TLS still come in without it, as in Doris. Thread safe.
 */
public final class ServerTls {
  private final SSLContext context;
  private final boolean needsClientCertificate;

  private ServerTls(SSLContext context, boolean needsClientCertificate) {
    this.context = context;
    this.needsClientCertificate = needsClientCertificate;
  }

  /**
   * Empty unless it is enabled.
   *
   * @throws IOException if a certificate cannot be read; names the file and the setting
   */
  public static Optional<ServerTls> of(FeSettings settings) throws IOException {
    if (!settings.flag("enable_ssl", false)) {
      return Optional.empty();
    }
    try {
      char[] password = password(settings, "mysql_ssl_default_server_certificate");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(settings, "mysql_ssl_default_server_certificate"), password);
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store(settings, "mysql_ssl_default_ca_certificate"));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return Optional.of(new ServerTls(context, settings.flag("ssl_force_client_auth", false)));
    } catch (GeneralSecurityException e) {
      throw new IOException("enable_ssl = true, but TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setWantClientAuth(true);
    if (needsClientCertificate) {
      engine.setNeedClientAuth(true);
    }
    return engine;
  }

  private static KeyStore store(FeSettings settings, String setting)
      throws IOException, GeneralSecurityException {
    String name = setting.substring(setting.indexOf("default_") + "default_".length()) + ".p12";
    Path file =
        Path.of(
            settings.text(
                setting,
                settings.home().resolve("mysql_ssl_default_certificate").resolve(name).toString()));
    KeyStore store = KeyStore.getInstance(settings.text("ssl_trust_store_type", "PKCS12"));
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password(settings, setting));
    } catch (IOException e) {
      throw new IOException(
          "enable_ssl = true, but "
              + setting
              + " "
              + file
              + " cannot be read: "
              + e
              + ". HINT: it is a key store of type ssl_trust_store_type, its password is "
              + setting
              + "_password",
          e);
    }
    return store;
  }

  private static char[] password(FeSettings settings, String setting) {
    return settings.text(setting + "_password", "doris").toCharArray();
  }
}
