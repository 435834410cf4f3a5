package org.apache.doris.plugin;

import org.apache.doris.common.UserException;

/** A plugin cannot be installed, started or removed. */
public class PluginException extends UserException {
  private static final long serialVersionUID = 1L;

  public PluginException(String msg) {
    super(msg);
  }

  public PluginException(String msg, Throwable cause) {
    super(msg, cause);
  }
}
