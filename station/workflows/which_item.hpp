// One code, several items: the operator says which, and the scan is taken once more with only that meaning.
#pragma once
#include "station/workflows/draft.hpp"

namespace packbench::workflows {

inline constexpr std::string_view kWhichItem = "item";  // WorkAsked::act of this question

// Asks for one of the candidates that are items; a stop if none of them is known.
[[nodiscard]] Verdict ask_which_item(Draft& draft, const scan::Ambiguous& many);

// The item that was chosen, with all that the code told; its quantity is that of one scan, as before.
[[nodiscard]] scan::Item chosen_item(const records::WorkAsked& asked, std::size_t choice);

}  // namespace packbench::workflows
