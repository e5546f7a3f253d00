// A decision in the making: each event that is emitted is applied at once, so that what comes next sees it.
#pragma once
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "station/workflows/lane_state.hpp"

namespace packbench::workflows {

// An argument of a text: as it is, or a number written out. Refers to what it was made of.
class Word {
 public:
  Word(std::string_view text) : text_(text) {}
  Word(const std::string& text) : text_(text) {}
  Word(const char* text) : text_(text) {}
  Word(std::integral auto number) : number_(static_cast<std::int64_t>(number)) {}

  [[nodiscard]] std::string str() const;

 private:
  std::string_view text_;
  std::optional<std::int64_t> number_;
};
[[nodiscard]] inline std::string word(Word word) {
  return word.str();
}

// A text of the catalogue with its arguments.
[[nodiscard]] Text say_words(std::string_view key, std::initializer_list<Word> words);
template <class... Args>
[[nodiscard]] Text say(std::string_view key, const Args&... args) {
  return say_words(key, {Word(args)...});
}

class Draft {
 public:
  Draft(const LaneState& state, const Input& input, const Rules& rules)
      : input_(input), rules_(rules), state_(state) {}

  [[nodiscard]] const Input& input() const { return input_; }
  [[nodiscard]] const Rules& rules() const { return rules_; }
  [[nodiscard]] const LaneState& state() const { return state_; }
  [[nodiscard]] const PackState& pack() const { return state_.pack.value(); }
  [[nodiscard]] const WorkState& work() const { return state_.work.value(); }
  // The open work's own state; its kind must be that of T.
  template <class T>
  [[nodiscard]] const T& job() const {
    return std::get<T>(work().job);
  }
  [[nodiscard]] std::string language() const { return language_of(state_); }
  [[nodiscard]] std::string person() const { return state_.person ? state_.person->id : ""; }

  // The scan, if its meaning is a T; nullptr else.
  template <class T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&input_.meaning.value);
  }
  [[nodiscard]] bool is_command(std::string_view name) const {
    const auto* command = as<scan::Command>();
    return command && command->name == name;
  }
  // The number behind PB-C-QTY- and the like; nothing if there is none, or one of more than nine digits.
  [[nodiscard]] std::optional<std::int64_t> command_number() const;
  // Which of `count` answers PB-C-CHOOSE-n means, from 0; nothing if none of them.
  [[nodiscard]] std::optional<std::size_t> choice(std::size_t count) const;

  void emit(records::Event event);

  // Takes up an order where its history left it; the next events must end with its PackOpened.
  void resume(std::vector<records::Event> history);

  // The same for a document; the next event must be its WorkOpened.
  void resume_work(std::vector<records::Event> history);

  // Refuses the input: the lane stands still until OK. Nothing else may have been emitted for this input,
  // unless it was a fact that holds all the same (a weighing, a changed order).
  [[nodiscard]] Verdict stop(Text text);

  // The centre is to be asked for these.
  void claim(LeaseClaim wanted) { claim_ = std::move(wanted); }

  [[nodiscard]] Decision finish(Verdict verdict) &&;

 private:
  const Input& input_;
  const Rules& rules_;
  LaneState state_;
  std::vector<records::Event> events_, resumed_, resumed_work_;
  std::optional<LeaseClaim> claim_;
};

}  // namespace packbench::workflows
