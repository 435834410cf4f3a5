package org.apache.doris.plugin;

/** What a plugin is told about its place. */
public class PluginContext {
  private String pluginPath;

  /** Directory of the installed plugin. */
  public String getPluginPath() {
    return pluginPath;
  }

  protected void setPluginPath(String pluginPath) {
    this.pluginPath = pluginPath;
  }
}
