package org.dorisdr.recyclebin;

import org.dorisdr.host.HostException;

/** What a RECOVER names does not lie in the recycle bin. */
public final class NotInBinException extends HostException {
  private static final long serialVersionUID = 1L;

  NotInBinException(String message) {
    super(message);
  }
}
