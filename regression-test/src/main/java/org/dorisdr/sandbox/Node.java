package org.dorisdr.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One frontend or backend of a cluster: its process, its ports, its home.
 *
 * @param number counts from 1 in its cluster
 */
public record Node(
    Kind kind, int number, Ports ports, Path home, ManagedProcess process, String name) {
  /** What a process is. */
  public enum Kind {
    FE,
    BE
  }

  /** Distance between the ports of two nodes of one cluster. */
  static final int PORT_STEP = 100;

  /**
   * A node that is not started yet.
   *
   * @param helper {@code host:edit_log_port} of the frontend whose group it joins; null = none
   */
  static Node of(
      Kind kind, int number, int portOffset, Path clusterHome, Installation java, String helper) {
    String prefix = kind == Kind.FE ? "fe" : "be";
    String name = number == 1 ? prefix : prefix + number;
    Path home = clusterHome.resolve(name);
    List<String> command =
        new ArrayList<>(
            kind == Kind.FE
                ? java.serverCommand(
                    "org.dorisdr.minidoris.fe.FeMain",
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-Dfile.encoding=UTF-8")
                : java.serverCommand(
                    "org.dorisdr.minidoris.be.BeMain",
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("--home", home.toString()));
    if (helper != null) {
      command.addAll(List.of("--helper", helper));
    }
    return new Node(
        kind,
        number,
        Ports.withOffset(portOffset + (number - 1) * PORT_STEP),
        home,
        new ManagedProcess(name, command, home.resolve("log").resolve(name + ".out")),
        name);
  }

  List<Integer> usedPorts() {
    return kind == Kind.FE
        ? List.of(ports.query(), ports.rpc(), ports.feHttp(), ports.editLog())
        : List.of(ports.heartbeat(), ports.be(), ports.beHttp(), ports.brpc());
  }

  /** Port that listens once the node works. */
  int mainPort() {
    return kind == Kind.FE ? ports.query() : ports.heartbeat();
  }

  /** As {@code ALTER SYSTEM ADD} names it. */
  String address() {
    return "127.0.0.1:" + (kind == Kind.FE ? ports.editLog() : ports.heartbeat());
  }

  /** Writes its configuration file. */
  void configure(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    if (kind == Kind.FE) {
      line(text, "query_port", ports.query());
      line(text, "rpc_port", ports.rpc());
      line(text, "http_port", ports.feHttp());
      line(text, "edit_log_port", ports.editLog());
    } else {
      line(text, "be_port", ports.be());
      line(text, "webserver_port", ports.beHttp());
      line(text, "heartbeat_service_port", ports.heartbeat());
      line(text, "brpc_port", ports.brpc());
      // Sizes that SHOW tells are as old as this; the default is a minute, as in Doris.
      line(text, "report_tablet_interval_seconds", 2);
      line(text, "report_disk_state_interval_seconds", 10);
      line(text, "storage_root_path", home.resolve("storage"));
    }
    line(text, "priority_networks", "127.0.0.1/32");
    line(text, "enable_feature_binlog", "true");
    settings.forEach((key, value) -> line(text, key, value));
    try {
      Files.createDirectories(home.resolve("conf"));
      Files.createDirectories(home.resolve("storage"));
      Files.writeString(
          home.resolve("conf").resolve(kind == Kind.FE ? "fe.conf" : "be.conf"), text);
    } catch (IOException e) {
      throw new SandboxException("cannot write below " + home + ": " + e.getMessage(), e);
    }
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append(" = ").append(value).append('\n');
  }
}
