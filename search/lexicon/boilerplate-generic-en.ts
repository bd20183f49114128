/** Technology words so general that they tell no two fields apart, one per line. */
export const genericEn = `
technology
technologies
technique
techniques
key technology
core technology
new technology
advanced technology
technical
technical solution
technical problem
technical requirement
technical indicator
technical parameter
research
r&d
research and development
development
develop
developing
application
applications
apply
use
used
using
utilization
utilisation
demonstration
industrialization
industrialisation
commercialization
commercialisation
mass production
large scale
pilot scale
scale-up
preparation
preparing
preparation method
manufacture
manufacturing
manufacturing method
production
producing
production line
production process
processing
process
processes
treatment
treating
method
methods
means
approach
procedure
step
steps
workflow
system
systems
integration
integrated
platform
framework
architecture
module
unit
device
devices
apparatus
equipment
machine
machinery
instrument
tool
element
component
components
part
parts
assembly
structure
mechanism
body
member
accessory
product
products
new product
material
materials
raw material
ingredient
composition
compositions
mixture
formula
formulation
function
functional
performance
high performance
property
properties
characteristic
feature
features
parameter
data
information
project
topic
task
content
objective
goal
field
area
industry
industrial
enterprise
company
user
customer
market
demand
need
needs
problem
problems
difficulty
bottleneck
disadvantage
advantage
advantages
effect
result
results
principle
theory
model
design
optimization
optimisation
optimize
improvement
improve
improved
improving
enhance
enhanced
upgrade
increase
increasing
reduce
reducing
decrease
solve
solution
solutions
achieve
realize
meet
ensure
provide
comprising
including
based on
related
relating to
suitable for
main
important
key
core
major
advanced
high-end
high quality
high efficiency
efficient
fast
rapid
new
novel
new type
innovative
innovation
multifunctional
comprehensive
intelligent
smart
modern
standard
special
general
universal
various
different
traditional
conventional
existing
current
domestic
foreign
international
imported
large
small
complex
simple
convenient
practical
reliable
stable
safe
green
effective
significant
good
excellent
high
low
control
management
detection
analysis
test
testing
evaluation
assessment
experiment
verification
service
services
invention
utility model
claim
embodiment
achievement
patent
science
scientific
`;
