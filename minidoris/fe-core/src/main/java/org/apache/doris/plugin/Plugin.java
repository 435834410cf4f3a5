package org.apache.doris.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/** Base of everything that INSTALL PLUGIN loads. */
public abstract class Plugin implements Closeable {
  public static final int PLUGIN_DEFAULT_FLAGS = 0;
  public static final int PLUGIN_INSTALL_EARLY = 1;
  public static final int PLUGIN_NOT_DYNAMIC_UNINSTALL = 2;

  /** Called once, before the plugin is asked for anything; the frontend may not be ready yet. */
  public void init(PluginInfo info, PluginContext ctx) throws PluginException {}

  /** Called when the plugin is uninstalled; everything that it started ends here. */
  @Override
  public void close() throws IOException {}

  public int flags() {
    return PLUGIN_DEFAULT_FLAGS;
  }

  public void setVariable(String key, String value) {}

  public Map<String, String> variable() {
    return Map.of();
  }

  public Map<String, String> status() {
    return Map.of();
  }
}
