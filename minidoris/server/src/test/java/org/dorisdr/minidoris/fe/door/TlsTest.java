package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.testing.Certificates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings are those of Doris's Config: enable_ssl and its family. */
class TlsTest {
  private static final String MYSQL = "jdbc:mysql://127.0.0.1:%d/?user=root&sslMode=";
  private static final String MARIADB = "jdbc:mariadb://127.0.0.1:%d/?user=root&sslMode=";

  @TempDir static Path home;
  private static Certificates certificates;

  @BeforeAll
  static void certify() throws IOException {
    certificates = new Certificates(home.resolve("mysql_ssl_default_certificate"));
  }

  private static FeServer frontend(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("query_port", "0");
    all.put("mysql_ssl_default_server_certificate_password", Certificates.PASSWORD);
    all.put("mysql_ssl_default_ca_certificate_password", Certificates.PASSWORD);
    return FeServer.inMemory(new FeSettings(home, all), null);
  }

  private static String trusting(String store) {
    return "&trustCertificateKeyStoreType=PKCS12&trustCertificateKeyStorePassword="
        + Certificates.PASSWORD
        + "&trustCertificateKeyStoreUrl=file:"
        + certificates.file(store);
  }

  private static String showing() {
    return "&clientCertificateKeyStoreType=PKCS12&clientCertificateKeyStorePassword="
        + Certificates.PASSWORD
        + "&clientCertificateKeyStoreUrl=file:"
        + certificates.file("client_certificate.p12");
  }

  private static long length(FeServer fe, String url) throws SQLException {
    int port = FrontDoor.of(fe).queryPort();
    String sql = "SELECT '" + "x".repeat(1_000) + "'";
    try (Connection connection = DriverManager.getConnection(String.format(url, port));
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      ResultSet rows = statement.executeQuery(sql);
      assertThat(rows.next()).isTrue();
      return rows.getString(1).length();
    }
  }

  @Test
  void carriesStatementsOfDriversThatAskForTlsAndOfThoseThatDoNot() throws Exception {
    try (FeServer fe = frontend(Map.of("enable_ssl", "true"))) {
      String trusted = trusting("trusts_server.p12");
      assertThat(length(fe, MYSQL + "REQUIRED")).isEqualTo(1_000);
      assertThat(length(fe, MYSQL + "VERIFY_CA" + trusted)).isEqualTo(1_000);
      assertThat(length(fe, MYSQL + "VERIFY_IDENTITY" + trusted)).isEqualTo(1_000);
      assertThat(length(fe, MYSQL + "REQUIRED" + showing())).isEqualTo(1_000);
      assertThat(length(fe, MYSQL + "DISABLED")).isEqualTo(1_000);
      assertThat(length(fe, MARIADB + "trust")).isEqualTo(1_000);
      assertThat(length(fe, MARIADB + "verify-ca&serverSslCert=" + certificates.pem()))
          .isEqualTo(1_000);
      assertThat(length(fe, MARIADB + "disable")).isEqualTo(1_000);
      assertThatThrownBy(() -> length(fe, MYSQL + "VERIFY_CA" + trusting("trusts_other.p12")))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void offersNoTlsUnlessItIsEnabled() {
    try (FeServer fe = frontend(Map.of())) {
      assertThatThrownBy(() -> length(fe, MYSQL + "REQUIRED"))
          .hasMessageContaining("SSL Connection required, but not provided by server");
      assertThatThrownBy(() -> length(fe, MARIADB + "trust"))
          .hasMessageContaining("ssl not enabled in the server");
    }
  }

  @Test
  void letsNobodyInWithoutACertificateWhenClientsHaveToShowOne() throws Exception {
    Map<String, String> settings = Map.of("enable_ssl", "true", "ssl_force_client_auth", "true");
    try (FeServer fe = frontend(settings)) {
      assertThatThrownBy(() -> length(fe, MYSQL + "REQUIRED")).isInstanceOf(SQLException.class);
      assertThat(length(fe, MYSQL + "REQUIRED" + showing())).isEqualTo(1_000);
    }
  }

  @Test
  void saysWhichCertificateCannotBeRead() {
    Map<String, String> settings =
        Map.of("enable_ssl", "true", "mysql_ssl_default_ca_certificate", "/nosuch.p12");
    assertThatThrownBy(() -> frontend(settings))
        .hasStackTraceContaining("mysql_ssl_default_ca_certificate /nosuch.p12 cannot be read");
  }
}
