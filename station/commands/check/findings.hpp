// What `packbench check` finds out, in plain words.
#pragma once
#include <string>
#include <vector>

namespace packbench::station {

enum class Grade { good, note, bad };

struct Finding {
  Grade grade = Grade::good;
  std::string text;
  std::string mend;  // bad: the one thing to do about it
};

class Findings {
 public:
  void add(Finding finding) { all_.push_back(std::move(finding)); }
  void good(std::string text) { add({Grade::good, std::move(text), {}}); }
  void note(std::string text) { add({Grade::note, std::move(text), {}}); }
  void bad(std::string text, std::string mend) { add({Grade::bad, std::move(text), std::move(mend)}); }
  const std::vector<Finding>& all() const { return all_; }

 private:
  std::vector<Finding> all_;
};

}  // namespace packbench::station
