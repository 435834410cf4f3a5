package org.dorisdr.backup.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;

/** How to reach HDFS, read from Doris's property keys; those of Hadoop itself pass through. */
final class HdfsSettings {
  private static final String AUTHENTICATION = "hadoop.security.authentication";

  /** Without these an unreachable name node is tried for many minutes. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "ipc.client.connect.timeout", "5000",
          "ipc.client.connect.max.retries", "2",
          "ipc.client.connect.max.retries.on.timeouts", "2",
          "ipc.client.rpc-timeout.ms", "60000",
          "dfs.client.socket-timeout", "60000");

  private HdfsSettings() {}

  static Configuration configuration(Map<String, String> properties) {
    Configuration configuration = new Configuration();
    LIMITS.forEach(configuration::set);
    for (String file : properties.getOrDefault("hadoop.config.resources", "").split(",")) {
      if (!file.isBlank()) {
        configuration.addResource(new Path(file.trim()));
      }
    }
    properties.forEach(configuration::set);
    String kind = properties.get("hdfs.authentication.type");
    if (kind != null) {
      configuration.set(AUTHENTICATION, kind);
    }
    return configuration;
  }

  /** Opens a connection of its own, so that closing it ends nobody else's. */
  static FileSystem open(URI uri, Map<String, String> properties) throws IOException {
    Configuration configuration = configuration(properties);
    String user = properties.getOrDefault("hadoop.username", "");
    try {
      if ("kerberos".equalsIgnoreCase(configuration.get(AUTHENTICATION))) {
        return kerberos(configuration)
            .doAs(
                (PrivilegedExceptionAction<FileSystem>)
                    () -> FileSystem.newInstance(uri, configuration));
      }
      return user.isBlank()
          ? FileSystem.newInstance(uri, configuration)
          : FileSystem.newInstance(uri, configuration, user);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while opening " + uri);
    }
  }

  /** Changes nothing of what the FE itself is logged in as. */
  private static UserGroupInformation kerberos(Configuration configuration) throws IOException {
    UserGroupInformation.setConfiguration(configuration);
    return UserGroupInformation.loginUserFromKeytabAndReturnUGI(
        value(configuration, "hdfs.authentication.kerberos.principal", "hadoop.kerberos.principal"),
        value(configuration, "hdfs.authentication.kerberos.keytab", "hadoop.kerberos.keytab"));
  }

  private static String value(Configuration configuration, String key, String alias)
      throws IOException {
    String value = configuration.get(key, configuration.get(alias, ""));
    if (value.isBlank()) {
      throw new IOException("the repository uses kerberos but has no property " + key);
    }
    return value;
  }
}
