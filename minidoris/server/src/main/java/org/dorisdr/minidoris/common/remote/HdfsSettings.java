package org.dorisdr.minidoris.common.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * How to reach HDFS, read from Doris's property keys; {@code dfs.*} and {@code fs.*} pass through.
 */
final class HdfsSettings {
  private HdfsSettings() {}

  static Configuration configuration(Map<String, String> properties) {
    Configuration configuration = new Configuration();
    // Without these an unreachable name node is tried for many minutes.
    configuration.set("ipc.client.connect.timeout", "5000");
    configuration.set("ipc.client.connect.max.retries", "2");
    configuration.set("ipc.client.connect.max.retries.on.timeouts", "2");
    configuration.set("ipc.client.rpc-timeout.ms", "60000");
    configuration.set("dfs.client.socket-timeout", "60000");
    for (String file : text(properties, "hadoop.config.resources", "").split(",")) {
      if (!file.isBlank()) {
        configuration.addResource(new Path(file.trim()));
      }
    }
    properties.forEach(configuration::set);
    configuration.set(
        "hadoop.security.authentication",
        text(
            properties,
            "hdfs.authentication.type",
            text(properties, "hadoop.security.authentication", "simple")));
    return configuration;
  }

  /** Empty = the user of this process, or Kerberos. */
  static String user(Map<String, String> properties) {
    return text(properties, "hadoop.username", text(properties, "username", ""));
  }

  static FileSystem open(URI uri, Configuration configuration, String user) throws IOException {
    try {
      if ("kerberos".equals(configuration.get("hadoop.security.authentication"))) {
        return kerberos(configuration)
            .doAs(
                (PrivilegedExceptionAction<FileSystem>)
                    () -> FileSystem.newInstance(uri, configuration));
      }
      return user.isEmpty()
          ? FileSystem.newInstance(uri, configuration)
          : FileSystem.newInstance(uri, configuration, user);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while opening " + uri);
    }
  }

  private static UserGroupInformation kerberos(Configuration configuration) throws IOException {
    String principal =
        configuration.get(
            "hdfs.authentication.kerberos.principal",
            configuration.get("hadoop.kerberos.principal", ""));
    String keytab =
        configuration.get(
            "hdfs.authentication.kerberos.keytab", configuration.get("hadoop.kerberos.keytab", ""));
    UserGroupInformation.setConfiguration(configuration);
    return UserGroupInformation.loginUserFromKeytabAndReturnUGI(principal, keytab);
  }

  private static String text(Map<String, String> properties, String key, String fallback) {
    String value = properties.get(key);
    return value == null || value.isBlank() ? fallback : value;
  }
}
