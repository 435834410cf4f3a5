package org.dorisdr.host;

import java.nio.file.Path;
import java.util.Map;

/** The FE's configuration files, as far as the plugin reads them. */
public interface FeConfig {
  /** Pairs of {@code fe.conf}, overlaid by {@code fe_custom.conf}; read anew at every call. */
  Map<String, String> fileProperties() throws HostException;

  /** Directory of the installed plugin, where {@code plugin.conf} lies. */
  Path pluginDirectory();

  /** Adds or replaces pairs in {@code fe_custom.conf}, so that they outlive a restart. */
  void persist(Map<String, String> pairs) throws HostException;
}
