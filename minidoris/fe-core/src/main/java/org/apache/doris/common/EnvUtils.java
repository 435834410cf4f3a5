package org.apache.doris.common;

import java.nio.file.Path;

/** Where the FE is installed. */
public class EnvUtils {
  public EnvUtils() {}

  /** {@code DORIS_HOME}; without it the directory above the one of the configuration. */
  public static String getDorisHome() {
    String home = System.getenv("DORIS_HOME");
    if (home != null) {
      return home;
    }
    Path parent = Path.of(Config.custom_config_dir).toAbsolutePath().normalize().getParent();
    return parent.toString();
  }
}
