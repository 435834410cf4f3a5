package org.dorisdr.minidoris.fe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates for 127.0.0.1 in a directory, made by the JDK's own tool: each is its own authority.
 * Names are those that Doris has by default.
 */
public final class Certificates {
  /** Of every store here: the tool takes none as short as Doris's own. */
  public static final String PASSWORD = "changeit";

  private final Path directory;

  public Certificates(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    make("server_certificate.p12");
    make("client_certificate.p12");
    trust("client_certificate.p12", "ca_certificate.p12");
    trust("server_certificate.p12", "trusts_server.p12");
    trust("client_certificate.p12", "trusts_other.p12");
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  /** The server's own certificate in PEM. */
  public Path pem() {
    return file("server_certificate.p12.pem");
  }

  private void make(String store) throws IOException {
    keytool(
        "-genkeypair",
        "-alias",
        "key",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "30",
        "-dname",
        "CN=" + store,
        "-ext",
        "san=ip:127.0.0.1",
        "-ext",
        "bc=ca:true",
        "-keystore",
        file(store).toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "key",
        "-keystore",
        file(store).toString(),
        "-file",
        file(store + ".pem").toString());
  }

  private void trust(String certificate, String store) throws IOException {
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "ca",
        "-file",
        file(certificate + ".pem").toString(),
        "-keystore",
        file(store).toString());
  }

  private static void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    try {
      assertThat(process.waitFor()).as(output).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
