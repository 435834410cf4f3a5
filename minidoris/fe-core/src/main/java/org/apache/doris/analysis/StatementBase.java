package org.apache.doris.analysis;

import org.apache.doris.common.UserException;
import org.apache.doris.qe.OriginStatement;

/** A parsed statement. */
public abstract class StatementBase implements ParseNode {
  private OriginStatement origStmt;
  private UserIdentity userInfo;

  protected StatementBase() {}

  public abstract RedirectStatus getRedirectStatus();

  @Override
  public void analyze() throws UserException {}

  @Override
  public String toSql() {
    return "";
  }

  public StmtType stmtType() {
    return StmtType.OTHER;
  }

  public OriginStatement getOrigStmt() {
    return origStmt;
  }

  public void setOrigStmt(OriginStatement origStmt) {
    this.origStmt = origStmt;
  }

  public UserIdentity getUserInfo() {
    return userInfo;
  }

  public void setUserInfo(UserIdentity userInfo) {
    this.userInfo = userInfo;
  }
}
