package org.dorisdr.minidoris.fe.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.catalog.Database;
import org.apache.doris.catalog.Env;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.door.FrontDoor;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginHostTest {
  @TempDir Path home;
  private FeServer fe;
  private FrontDoor door;
  private Session session;

  @BeforeEach
  void start() throws IOException {
    fe = FeServer.inMemory(new FeSettings(home.resolve("fe"), Map.of()), null);
    door = fe.part(FrontDoor.class).orElseThrow();
    session = session("root");
    zip(home.resolve("greeting.zip"));
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  private static Session session(String user) {
    Session session = new Session(1, user, "127.0.0.1");
    session.context().setCurrentUserIdentity(new UserIdentity(user, "%"));
    return session;
  }

  private static void zip(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("plugin.properties"));
      zip.write(
          ("name=greeting\ntype=DIALECT\ndescription=greets\nversion=1.1.0\njava.version=17.0.1\n"
                  + "classname="
                  + GreetingPlugin.class.getName()
                  + "\n")
              .getBytes());
    }
  }

  private static void writeMd5(Path file) throws Exception {
    byte[] md5 = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
    Files.writeString(
        Path.of(file + ".md5"), HexFormat.of().formatHex(md5) + "  " + file.getFileName() + "\n");
  }

  private List<String> run(String packet) throws IOException {
    List<String> answers = new ArrayList<>();
    door.run(
        session,
        packet,
        (result, more) -> {
          result.rows().forEachRemaining(r -> answers.add(String.join("|", r)));
          result.close();
        });
    return answers;
  }

  private void install() throws Exception {
    writeMd5(home.resolve("greeting.zip"));
    run("INSTALL PLUGIN FROM '" + home.resolve("greeting.zip") + "'");
  }

  @Test
  void aZipWithoutChecksumIsRefused() {
    String install = "INSTALL PLUGIN FROM '" + home.resolve("greeting.zip") + "'";
    assertThatThrownBy(() -> run(install)).hasMessageContaining("provide a md5 URI");
    assertThatThrownBy(() -> run(install + " PROPERTIES('md5sum'='00')"))
        .hasMessageContaining("MD5 check mismatch");
    assertThat(home.resolve("fe/plugins")).isEmptyDirectory();
  }

  @Test
  void anInstalledPluginTakesItsStatementsFirst() throws Exception {
    int before = GreetingPlugin.RUNNING.get();
    install();
    assertThat(GreetingPlugin.RUNNING.get()).isEqualTo(before + 1);
    assertThat(run("GREET me")).containsExactly("hello root");
    assertThat(run("WHERE are you"))
        .containsExactly(home.resolve("fe/plugins/greeting").toString());
    assertThat(run("MIXED packet")).containsExactly("first", "5.7.99");
    assertThat(run("SELECT @@version")).containsExactly("5.7.99");
    assertThatThrownBy(() -> run("FAIL now"))
        .isInstanceOf(StatementError.class)
        .hasMessage("errCode = 2, detailMessage = failed on purpose");
    assertThatThrownBy(this::install).hasMessageContaining("has already been installed");
  }

  @Test
  void whatAPluginThrowsWhileReadingIsSwallowed() throws Exception {
    install();
    assertThatThrownBy(() -> run("BREAK it"))
        .isInstanceOf(StatementError.class)
        .hasMessageContaining("BREAK")
        .hasMessageNotContaining("on purpose");
  }

  @Test
  void aPluginKeepsStateInTheInternalSchema() throws Exception {
    install();
    run("REMEMBER this");
    Database schema = Env.getCurrentInternalCatalog().getDbOrDdlException("__internal_schema");
    assertThat(schema.getDbProperties().getProperties()).containsEntry("greeting", "this");
  }

  @Test
  void aPluginRunsStockStatementsInside() throws Exception {
    install();
    assertThat(run("INSIDE CREATE DATABASE inner_db")).containsExactly("OK");
    assertThat(run("INSIDE SHOW DATABASES LIKE 'inner%'")).containsExactly("EOF [[inner_db]]");
    assertThat(run("INSIDE USE nosuch").get(0)).startsWith("ERR").contains("Unknown database");
    assertThat(run("GREET me")).containsExactly("hello root");
  }

  @Test
  void anUninstalledPluginEndsAndLeavesNothing() throws Exception {
    int before = GreetingPlugin.RUNNING.get();
    install();
    run("UNINSTALL PLUGIN greeting");
    assertThat(GreetingPlugin.RUNNING.get()).isEqualTo(before);
    assertThat(home.resolve("fe/plugins")).isEmptyDirectory();
    assertThatThrownBy(() -> run("GREET me")).isInstanceOf(StatementError.class);
    assertThatThrownBy(() -> run("UNINSTALL PLUGIN greeting"))
        .hasMessageContaining("Plugin greeting does not exist");
    assertThatThrownBy(() -> run("UNINSTALL PLUGIN __builtin_AuditLoader"))
        .hasMessageContaining("Only support uninstall dynamic plugins");
  }
}
