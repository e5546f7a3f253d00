// All or nothing: what was not committed is taken back.
#pragma once
#include "central/pg/connection.hpp"

namespace packbench::central::pg {

class Transaction {
 public:
  explicit Transaction(Connection& db) : db_(db) { db_.script("BEGIN"); }
  ~Transaction() {
    if (done_) return;
    try {
      db_.script("ROLLBACK");
    } catch (const std::exception&) {  // a broken connection takes it back as well
    }
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit() {
    done_ = true;
    db_.script("COMMIT");
  }

 private:
  Connection& db_;
  bool done_ = false;
};

}  // namespace packbench::central::pg
