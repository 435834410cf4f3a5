package org.dorisdr.minidoris.fe.auth;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Sets properties of a user.
 *
 * @param user name without address
 */
public record SaveUserPropertiesOp(String user, Map<String, String> properties)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    AuthModule.of(frontend).users().putProperties(user, properties);
  }
}
