package org.dorisdr.sync.job;

import org.dorisdr.host.HostException;

/**
 * What a user asked of a job makes no sense there. The message is fit for the user; the job goes
 * on.
 */
final class ControlRefused extends HostException {
  private static final long serialVersionUID = 1L;

  ControlRefused(String message) {
    super(message);
  }
}
