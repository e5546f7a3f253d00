// What a workflow is given: copied here, once for all who hold it.
#include "station/workflows/input.hpp"

namespace packbench::workflows {

Facts::Facts() = default;
Facts::~Facts() = default;
Facts::Facts(const Facts&) = default;
Facts::Facts(Facts&&) noexcept = default;
Facts& Facts::operator=(const Facts&) = default;
Facts& Facts::operator=(Facts&&) noexcept = default;

}  // namespace packbench::workflows
